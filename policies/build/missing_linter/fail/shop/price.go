package main

func price() int { return 1 }
