resource "google_bigquery_dataset" "main" { # finding: terraform.gcp.big_query_dataset_encrypted_with_cmk
  dataset_id = "shop"
}
