resource "aws_docdb_global_cluster" "shop" { # finding: terraform.aws.doc_db_global_cluster_encryption
  global_cluster_identifier = "shop"
  engine                    = "docdb"
  engine_version            = "5.0.0"
  storage_encrypted         = true
}
