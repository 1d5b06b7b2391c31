resource "aws_docdb_global_cluster" "shop" {
  global_cluster_identifier = "shop"
  engine                    = "docdb"
  engine_version            = "5.0.0"
  storage_encrypted         = true
}
