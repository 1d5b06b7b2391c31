resource "google_dataflow_job" "main" { # finding: terraform.gcp.dataflow_private_job
  name              = "main"
  template_gcs_path = "gs://shop/template"
  temp_gcs_location = "gs://shop/tmp"
}

resource "google_dataflow_job" "said" {
  name              = "said"
  template_gcs_path = "gs://shop/template"
  temp_gcs_location = "gs://shop/tmp"
  ip_configuration  = "WORKER_IP_PUBLIC" # finding: terraform.gcp.dataflow_private_job
}
