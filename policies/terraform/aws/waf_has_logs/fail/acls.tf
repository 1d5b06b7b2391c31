resource "aws_waf_web_acl" "web" { # finding: terraform.aws.waf_has_logs
  name        = "web"
  metric_name = "web"

  default_action {
    type = "ALLOW"
  }
}
