resource "aws_wafv2_web_acl" "web" {
  name  = "web"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  rule { # finding: terraform.aws.waf_rule_has_any_actions
    name     = "countries"
    priority = 1

    statement {
      geo_match_statement {
        country_codes = ["US"]
      }
    }
  }
}
