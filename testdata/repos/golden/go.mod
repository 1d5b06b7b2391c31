module example.com/golden

go 1.23.4

require golang.org/x/sync v0.10.0
