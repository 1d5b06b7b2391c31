resource "google_cloudfunctions_function" "main" {
  name             = "main"
  runtime          = "nodejs20"
  trigger_http     = true
  ingress_settings = "ALLOW_INTERNAL_ONLY" # finding: terraform.gcp.cloud_function_permissive_ingress
}
