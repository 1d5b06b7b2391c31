resource "google_bigquery_table_iam_member" "everybody" {
  dataset_id = google_bigquery_table.orders.dataset_id
  table_id   = google_bigquery_table.orders.table_id
  role       = "roles/bigquery.dataViewer"
  member     = "allUsers" # finding: terraform.gcp.big_query_private_table
}

resource "google_bigquery_table_iam_binding" "readers" {
  dataset_id = google_bigquery_table.orders.dataset_id
  table_id   = google_bigquery_table.orders.table_id
  role       = "roles/bigquery.metadataViewer"

  members = [
    "group:analysts@example.com",
    "allAuthenticatedUsers", # finding: terraform.gcp.big_query_private_table
  ]
}
