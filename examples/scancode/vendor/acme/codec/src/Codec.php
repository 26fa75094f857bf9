<?php
// (c) 2016 Codec Authors

final class Codec
{
}
