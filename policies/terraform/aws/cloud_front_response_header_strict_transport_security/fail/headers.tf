resource "aws_cloudfront_response_headers_policy" "site" {
  name = "site"

  security_headers_config { # finding: terraform.aws.cloud_front_response_header_strict_transport_security
    content_type_options {
      override = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "shop" {
  name = "shop"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 3600 # finding: terraform.aws.cloud_front_response_header_strict_transport_security
      include_subdomains         = true
      override                   = true
    }
  }
}
