module example.com/shop

go 1.25

require golang.org/x/net v0.30.0
