resource "google_bigquery_table" "main" {
  dataset_id          = "shop"
  table_id            = "orders"
  deletion_protection = true
}

resource "google_bigquery_table" "open_orders" {
  dataset_id          = "shop"
  table_id            = "open_orders"
  deletion_protection = false

  view {
    query          = "select * from shop.orders where not paid"
    use_legacy_sql = false
  }
}
