package standards.card_without_owner_test

import data.standards.card_without_owner

_found := {{"message": "scorecard \"base\" has no owner", "at": ["id"]}}

test_finds_cards_without_an_owner if {
	card_without_owner.deny == _found with input as {"id": "base"}
	card_without_owner.deny == _found with input as {"id": "base", "owner": " ", "stage": "mature"}
}

test_accepts_cards_with_one if {
	card_without_owner.deny == set() with input as {"id": "base", "owner": "group:default/platform"}
	card_without_owner.deny == set() with input as {"id": "base", "stage": "retired"}
}
