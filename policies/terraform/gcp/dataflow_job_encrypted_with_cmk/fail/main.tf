resource "google_dataflow_job" "main" { # finding: terraform.gcp.dataflow_job_encrypted_with_cmk
  name              = "main"
  template_gcs_path = "gs://shop/template"
  temp_gcs_location = "gs://shop/tmp"
}
