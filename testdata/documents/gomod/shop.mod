// Deprecated: use v2
module example.com/shop/v2

go 1.24.0

toolchain go1.24.2

require (
	github.com/lib/pq v1.10.9
	golang.org/x/net v0.17.0 // indirect
	gopkg.in/yaml.v3 v3.0.1 // indirect; pinned
)

require github.com/gorilla/mux v1.8.1

replace github.com/lib/pq => ../pq

replace (
	golang.org/x/net v0.17.0 => golang.org/x/net v0.23.0
)

exclude github.com/gorilla/mux v1.8.0

retract [v2.0.0, v2.0.3] // leaks connections

tool golang.org/x/tools/cmd/stringer
