resource "aws_wafv2_web_acl" "web" { # finding: terraform.aws.waf2_has_logs
  name  = "web"
  scope = "REGIONAL"

  default_action {
    allow {}
  }
}
