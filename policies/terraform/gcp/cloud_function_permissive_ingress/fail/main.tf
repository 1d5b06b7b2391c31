resource "google_cloudfunctions_function" "main" {
  name             = "main"
  runtime          = "nodejs20"
  trigger_http     = true
  ingress_settings = "ALLOW_ALL" # finding: terraform.gcp.cloud_function_permissive_ingress
}
