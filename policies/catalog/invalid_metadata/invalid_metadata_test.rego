package catalog.invalid_metadata_test

import data.catalog.invalid_metadata

_component := {
	"apiVersion": "backstage.io/v1alpha1",
	"kind": "Component",
	"metadata": {"name": "web"},
	"spec": {"type": "service", "lifecycle": "production", "owner": "group:default/shop"},
}

_found(metadata) := found if {
	found := invalid_metadata.deny with input as object.union(_component, {"metadata": metadata})
}

_long := concat("", ["a" | some _ in numbers.range(1, 64)])

test_finds_names_that_are_not_allowed if {
	every name in ["my web", "-web", "web-", "", 7, null, "wéb", _long] {
		_found({"name": name}) == {{
			"message": sprintf("name of %s is not allowed: %s", [_called(name), json.marshal(name)]),
			"at": ["metadata", "name"],
		}}
	}
	every namespace in ["Shop", "a.b", "-a", "", null, _long] {
		_found({"namespace": namespace}) == {{
			"message": sprintf("namespace of Component \"web\" is not allowed: %s", [json.marshal(namespace)]),
			"at": ["metadata", "namespace"],
		}}
	}
}

_called(name) := sprintf("Component %q", [name]) if is_string(name)

_called(name) := "Component" if not is_string(name)

test_finds_labels_and_annotations_that_are_not_allowed if {
	every key in ["", "a b", "a/b/c", "/a", "a/", "A.example/b", "a..b/c"] {
		_found({"labels": {key: "x"}, "annotations": {key: "x"}}) == {
			{
				"message": sprintf("labels.%s of Component \"web\" has a key that is not allowed", [key]),
				"at": ["metadata", "labels", key],
			},
			{
				"message": sprintf("annotations.%s of Component \"web\" has a key that is not allowed", [key]),
				"at": ["metadata", "annotations", key],
			},
		}
	}
	every value in ["a b", "-a", 7, true, null, _long] {
		_found({"labels": {"a": value}}) == {{
			"message": sprintf("labels.a of Component \"web\" is not allowed: %s", [json.marshal(value)]),
			"at": ["metadata", "labels", "a"],
		}}
	}
	_found({"annotations": {"a": 7, "b": "any text / at all"}}) == {{
		"message": "annotations.a of Component \"web\" is no text",
		"at": ["metadata", "annotations", "a"],
	}}
	_found({"annotations": null, "labels": []}) == {
		{"message": "annotations of Component \"web\" is no object", "at": ["metadata", "annotations"]},
		{"message": "labels of Component \"web\" is no object", "at": ["metadata", "labels"]},
	}
}

test_finds_tags_and_texts_that_are_not_allowed if {
	every tag in ["Go", "a b", "", "a--b", "-a", 7, null, _long] {
		_found({"tags": ["ok", tag]}) == {{
			"message": sprintf("tags.1 of Component \"web\" is not allowed: %s", [json.marshal(tag)]),
			"at": ["metadata", "tags", 1],
		}}
	}
	_found({"tags": "go", "title": "", "description": 7, "uid": null}) == {
		{"message": "tags of Component \"web\" is no list", "at": ["metadata", "tags"]},
		{"message": "title of Component \"web\" is empty", "at": ["metadata", "title"]},
		{"message": "description of Component \"web\" is no text", "at": ["metadata", "description"]},
		{"message": "uid of Component \"web\" is no text", "at": ["metadata", "uid"]},
	}
}

test_accepts_what_is_allowed if {
	_found({
		"name": "Web_2--api.v1",
		"namespace": "a--b",
		"title": "Web shop",
		"description": "",
		"labels": {"acme.example/tier": "", "team": "A_b.c"},
		"annotations": {"github.com/project-slug": "acme/web"},
		"tags": ["c++", "c#", "lang:go", "a-b"],
		"own": {"any": ["thing"]},
	}) == set()
}

test_accepts_what_a_template_fills_in if {
	every name in ["${{ values.name | dump }}", "${{values.name}}-api", "{{ cookiecutter.name }}"] {
		_found({
			"name": name,
			"tags": [name],
			"labels": {"a": name, name: "b"},
			"title": {"$text": "./TITLE"},
		}) == set()
	}
	_found({"annotations": "${{ values.annotations }}", "labels": {"$json": "./labels.json"}}) == set()
}

test_accepts_other_documents if {
	invalid_metadata.deny == set() with input as {"services": {}}
	invalid_metadata.deny == set() with input as object.union(_component, {"metadata": []})
}
