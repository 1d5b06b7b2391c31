package repository.missing_notice_test

import data.repository.missing_notice

_apache := {"path": "LICENSE", "spdx": "Apache-2.0", "confidence": 9900, "source": "text"}

_repository(folders) := {"files": {}, "folders": folders, "facts": {"licences": [_apache]}}

_deny(document, always) := found if {
	found := missing_notice.deny with input as document with data.karat.parameters as {"always": always}
}

test_finds_notices_that_are_not_passed_on if {
	_deny(_repository({"": ["LICENSE"], "third_party/c": ["NOTICE"]}), false) == {{
		"message": "the repository has no NOTICE, and third_party/c/NOTICE is not passed on",
		"at": [],
	}}
	_deny(_repository({"third_party/b": ["NOTICE.txt"], "third_party/c": ["NOTICE"]}), false) == {{
		"message": "the repository has no NOTICE, and third_party/b/NOTICE.txt and 1 more are not passed on",
		"at": [],
	}}
}

test_finds_projects_that_need_one_always if {
	_deny(_repository({"": ["LICENSE"]}), true) == {{"message": "the repository has no NOTICE", "at": []}}
}

test_accepts_notices_at_the_root if {
	every name in ["NOTICE", "NOTICE.md", "THIRD_PARTY_NOTICES.txt", "ThirdParty.md"] {
		_deny(_repository({"": [name], "third_party/c": ["NOTICE"]}), false) == set()
	}
}

test_applies_where_there_is_code_of_others if {
	_deny(_repository({"": ["LICENSE"], "third_party/c": ["LICENSE"], "vendor/a": ["NOTICE"]}), false) == set()
	not missing_notice.applies with input as _repository({"": ["LICENSE"]}) with data.karat.parameters as {"always": false}
	_deny({"kind": "Pod"}, true) == set()
}
