resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"
  location   = "EU"

  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }

  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers" # finding: terraform.gcp.bigquery_public
  }
}

resource "google_bigquery_table_iam_member" "prices" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  table_id   = "prices"
  role       = "roles/bigquery.dataViewer"
  member     = "allUsers" # finding: terraform.gcp.bigquery_public
}
