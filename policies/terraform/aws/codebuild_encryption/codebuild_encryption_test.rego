package terraform.aws.codebuild_encryption_test

import data.lib.fix
import data.terraform.aws.codebuild_encryption

_project(body) := {"resource": {"aws_codebuild_project": {"app": [body]}}}

_finding(at) := {
	"message": "artifacts are not encrypted",
	"at": array.concat(["resource", "aws_codebuild_project", "app", 0], at),
	"resource": "aws_codebuild_project.app",
}

test_finds_artifacts_that_are_not_encrypted if {
	every block in ["artifacts", "secondary_artifacts"] {
		every value in [true, "true"] {
			expected := {_finding([block, 0, "encryption_disabled"])}
			module := _project({block: [{"type": "S3", "encryption_disabled": value}]})
			fix.bare(codebuild_encryption.deny) == expected with input as module
		}
	}
}

test_accepts_artifacts_that_are_encrypted_and_none if {
	every artifacts in [
		[],
		[{"type": "S3"}],
		[{"type": "S3", "encryption_disabled": false}],
		[{"type": "NO_ARTIFACTS", "encryption_disabled": true}],
		null,
	] {
		codebuild_encryption.deny == set() with input as _project({"artifacts": artifacts})
		codebuild_encryption.unknown == set() with input as _project({"artifacts": artifacts})
	}
}

test_does_not_know_variables if {
	every body in [
		{"artifacts": [{"type": "S3", "encryption_disabled": "${var.plain}"}]},
		{"dynamic": {"secondary_artifacts": [{"for_each": "${var.all}", "content": [{"encryption_disabled": true}]}]}},
	] {
		codebuild_encryption.deny == set() with input as _project(body)
		count(codebuild_encryption.unknown) == 1 with input as _project(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_codebuild_project": {"it": ["text", null]}}}] {
		codebuild_encryption.deny == set() with input as document
		codebuild_encryption.unknown == set() with input as document
	}
}
