resource "google_cloudfunctions_function" "main" {
  name                         = "main"
  runtime                      = "nodejs20"
  trigger_http                 = true
  https_trigger_security_level = "SECURE_OPTIONAL" # finding: terraform.gcp.cloud_function_secure_http_trigger
}
