package terraform.aws.apigw_cache_encryption_test

import data.lib.fix
import data.terraform.aws.apigw_cache_encryption

_it(settings) := {"resource": {"aws_api_gateway_method_settings": {"all": [{"method_path": "*/*", "settings": [settings]}]}}}

_path := ["resource", "aws_api_gateway_method_settings", "all", 0, "settings", 0]

_finding(at) := {
	"message": "answers are cached without encryption",
	"at": array.concat(_path, at),
	"resource": "aws_api_gateway_method_settings.all",
}

_name := "cache_data_encrypted"

test_finds_caches_that_are_not_encrypted if {
	fix.bare(apigw_cache_encryption.deny) == {_finding([])} with input as _it({"caching_enabled": true})
	every value in [false, "false", null] {
		body := {"caching_enabled": "true", _name: value}
		fix.bare(apigw_cache_encryption.deny) == {_finding([_name])} with input as _it(body)
	}
}

test_accepts_encrypted_caches_and_none if {
	every body in [
		{"caching_enabled": true, _name: true},
		{"caching_enabled": false, _name: false},
		{_name: false},
		{},
	] {
		apigw_cache_encryption.deny == set() with input as _it(body)
		apigw_cache_encryption.unknown == set() with input as _it(body)
	}
	apigw_cache_encryption.deny == set() with input as {"resource": {"aws_api_gateway_method_settings": {"all": [{}]}}}
}

test_does_not_know_variables if {
	every body in [{"caching_enabled": true, _name: "${var.value}"}, {"caching_enabled": "${var.cached}"}] {
		apigw_cache_encryption.deny == set() with input as _it(body)
		count(apigw_cache_encryption.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_api_gateway_method_settings": {"it": ["text", null]}}}] {
		apigw_cache_encryption.deny == set() with input as document
		apigw_cache_encryption.unknown == set() with input as document
	}
}
