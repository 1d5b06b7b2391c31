package main

import "testing"

func TestPrice(t *testing.T) {
	if price() != 1 {
		t.Fatal(price())
	}
}
