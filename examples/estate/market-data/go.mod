module acme.example/market-data

go 1.22

require (
	github.com/gorilla/websocket v1.5.1
	go.uber.org/zap v1.27.0
)

require (
	go.uber.org/multierr v1.11.0 // indirect
	golang.org/x/net v0.24.0 // indirect
)
