package kubernetes.default_sa_automount_test

import data.kubernetes.default_sa_automount
import data.lib.fix

_account(name, says) := object.union({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name}}, says)

_message := "ServiceAccount \"default\" lets its token be mounted into every pod that names no account"

test_finds_the_default_account_that_mounts_its_token if {
	every says in [{}, {"automountServiceAccountToken": null}] {
		fix.bare(default_sa_automount.deny) == {{"message": _message, "at": []}} with input as _account("default", says)
	}
	fix.bare(default_sa_automount.deny) == {{
		"message": _message,
		"at": ["automountServiceAccountToken"],
	}} with input as _account("default", {"automountServiceAccountToken": true})
}

test_accepts_others if {
	default_sa_automount.deny == set() with input as _account("default", {"automountServiceAccountToken": false})
	default_sa_automount.deny == set() with input as _account("web", {})
	default_sa_automount.deny == set() with input as {"kind": "Role", "metadata": {"name": "default"}}
	default_sa_automount.deny == set() with input as {"kind": "ServiceAccount", "metadata": "default"}
}

test_asks_patches_only_for_what_they_say if {
	not default_sa_automount.applies with input as _account("default", {}) with data.karat.source as {"patch": true}
	default_sa_automount.applies with input as _account("default", {}) with data.karat.source as {"patch": false}
	said := _account("default", {"automountServiceAccountToken": true})
	default_sa_automount.applies with input as said with data.karat.source as {"patch": true}
}

test_does_not_know_what_is_filled_in_later if {
	open := _account("default", {"automountServiceAccountToken": "${MOUNT}"})
	default_sa_automount.deny == set() with input as open
	count(default_sa_automount.unknown) == 1 with input as open
}
