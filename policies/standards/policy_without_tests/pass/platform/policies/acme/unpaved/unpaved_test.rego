package acme.unpaved_test

import data.acme.unpaved

test_finds_it if count(unpaved.deny) == 1 with input as {"jobs": {}}
