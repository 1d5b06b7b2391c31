package lib.aws_lambda_test

import data.lib.aws_lambda

_functions := {name: [{"role": sprintf("${aws_iam_role.%s.arn}", [name]), "publish": name != "c"}] |
	some name in ["a", "b", "c"]
}

test_knows_functions_that_distributions_name if {
	aws_lambda.at_edge == {"a", "b"} with input as {"resource": {
		"aws_lambda_function": _functions,
		"aws_cloudfront_distribution": {"it": [{
			"default_cache_behavior": [{"lambda_function_association": [{"lambda_arn": "${aws_lambda_function.a.qualified_arn}"}]}],
			"ordered_cache_behavior": [{"lambda_function_association": [{"lambda_arn": "${aws_lambda_function.b[0].qualified_arn}"}]}],
			"origin": [{"domain_name": "${aws_lambda_function_url.c.function_url}"}],
		}]},
	}}
}

_roles(principals) := {name: [{"assume_role_policy": json.marshal({"Statement": [{"Principal": {"Service": services}}]})}] |
	some name, services in principals
}

test_knows_functions_by_their_role if {
	aws_lambda.at_edge == {"b"} with input as {"resource": {
		"aws_lambda_function": _functions,
		"aws_iam_role": _roles({
			"a": "lambda.amazonaws.com",
			"b": ["lambda.amazonaws.com", "edgelambda.amazonaws.com"],
			"c": "edgelambda.amazonaws.com",
			"other": "edgelambda.amazonaws.com",
		}),
	}}
}

test_accepts_odd_shapes if {
	every body in [{}, {"role": null}, {"role": 3}, {"role": ["x"]}, {"role": "arn:aws:iam::123456789012:role/x"}] {
		aws_lambda.at_edge == set() with input as {"resource": {"aws_lambda_function": {"it": [body]}}}
	}
	aws_lambda.at_edge == set() with input as {"kind": "Pod"}
}
