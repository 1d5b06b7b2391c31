resource "aws_wafv2_web_acl" "web" { # finding: terraform.aws.waf_has_any_rules
  name  = "web"
  scope = "REGIONAL"

  default_action {
    allow {}
  }
}
