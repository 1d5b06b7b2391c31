resource "aws_docdb_cluster" "orders" { # finding: terraform.aws.docdb_encryption
  cluster_identifier = "orders"
}

resource "aws_docdb_cluster" "carts" {
  cluster_identifier = "carts"
  storage_encrypted  = false # finding: terraform.aws.docdb_encryption
}
