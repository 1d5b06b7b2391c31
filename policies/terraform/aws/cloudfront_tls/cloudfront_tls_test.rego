package terraform.aws.cloudfront_tls_test

import data.lib.fix
import data.terraform.aws.cloudfront_tls

_site(body) := {"resource": {"aws_cloudfront_distribution": {"site": [body]}}}

_it(certificate) := _site({"viewer_certificate": [certificate]})

_finding(message, at) := {
	"message": message,
	"at": array.concat(["resource", "aws_cloudfront_distribution", "site", 0], at),
	"resource": "aws_cloudfront_distribution.site",
}

_old := "viewers may use TLS before 1.2"

_version := "minimum_protocol_version"

test_finds_old_versions if {
	every version in ["TLSv1", "TLSv1_2016", "TLSv1.1_2016", "SSLv3", 3] {
		expected := {_finding(_old, ["viewer_certificate", 0, _version])}
		fix.bare(cloudfront_tls.deny) == expected with input as _it({_version: version})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(cloudfront_tls.deny) == {_finding(_old, [])} with input as _site({})
	expected := {_finding(_old, ["viewer_certificate", 0])}
	fix.bare(cloudfront_tls.deny) == expected with input as _it({"acm_certificate_arn": "arn:aws:acm:us-east-1:1:certificate/x"})
	fix.bare(cloudfront_tls.deny) == expected with input as _it({"cloudfront_default_certificate": false})
}

test_finds_the_certificate_of_cloudfront if {
	at := ["viewer_certificate", 0, "cloudfront_default_certificate"]
	expected := {_finding("certificate of CloudFront comes with TLS before 1.2", at)}
	every more in [{}, {_version: "TLSv1.2_2021"}] {
		certificate := object.union(more, {"cloudfront_default_certificate": true})
		fix.bare(cloudfront_tls.deny) == expected with input as _it(certificate)
	}
}

test_accepts_new_versions if {
	every version in ["TLSv1.2_2018", "TLSv1.2_2019", "TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"] {
		cloudfront_tls.deny == set() with input as _it({_version: version})
		cloudfront_tls.unknown == set() with input as _it({_version: version})
	}
}

test_does_not_know_variables if {
	every certificate in [{_version: "${var.version}"}, {"cloudfront_default_certificate": "${var.plain}"}] {
		cloudfront_tls.deny == set() with input as _it(certificate)
		count(cloudfront_tls.unknown) == 1 with input as _it(certificate)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_cloudfront_distribution": {"it": ["text", null]}}}] {
		cloudfront_tls.deny == set() with input as document
		cloudfront_tls.unknown == set() with input as document
	}
}
