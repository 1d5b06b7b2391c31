module example.com/broken
go 1.21
require github.com/lib/pq
requires x v1
replace a b c
go 1.22
require (
	a.org/b v1.0.0
