<?php
// Copyright (c) 2019 Jane Doe
// SPDX-License-Identifier: MIT

final class Client
{
}
