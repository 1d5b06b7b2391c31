resource "aws_wafv2_web_acl" "web" { # finding: terraform.aws.wafaclcve202144228
  name  = "web"
  scope = "REGIONAL"

  default_action {
    allow {}
  }
}
