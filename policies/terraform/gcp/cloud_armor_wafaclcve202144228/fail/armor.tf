resource "google_compute_security_policy" "main" { # finding: terraform.gcp.cloud_armor_wafaclcve202144228
  name = "main"

  rule {
    action   = "allow"
    priority = 1

    match {
      expr {
        expression = "evaluatePreconfiguredExpr('cve-canary')"
      }
    }
  }
}
