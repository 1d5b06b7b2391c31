package terraform.aws.s3_protect_against_policy_lockout_test

import data.terraform.aws.s3_protect_against_policy_lockout as rule

_policy(part) := {"resource": {"aws_s3_bucket_policy": {"it": [{"policy": json.marshal({"Statement": [object.union(
	{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"},
	part,
)]})}]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_s3_bucket_policy", "it", 0, "policy"],
	"resource": "aws_s3_bucket_policy.it",
}}

test_finds_policies_that_lock_everybody_out if {
	every part in [{}, {"Action": "*"}, {"Principal": {"AWS": ["*"]}}, {"Action": ["s3:GetObject", "s3:*"]}] {
		rule.deny == _finding("policy denies everybody everything") with input as _policy(part)
	}
}

test_accepts_other_policies if {
	every part in [
		{"Effect": "Allow"},
		{"Action": "s3:DeleteObject"},
		{"Principal": {"AWS": "arn:aws:iam::111122223333:user/ana"}},
		{"Condition": {"Bool": {"aws:SecureTransport": "false"}}},
		{"Action": 7},
		{"Principal": null},
	] {
		rule.deny == set() with input as _policy(part)
		rule.unknown == set() with input as _policy(part)
	}
}

test_does_not_know_variables if {
	message := "whether the policy denies everybody everything is known only when Terraform runs"
	rule.deny == set() with input as _policy({"Effect": "${var.effect}"})
	rule.unknown == _finding(message) with input as _policy({"Effect": "${var.effect}"})
	unread := {"resource": {"aws_s3_bucket_policy": {"it": [{"policy": "${file(\"p.json\")}"}]}}}
	rule.unknown == _finding("policy stands in a file of its own, which is not read") with input as unread
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
