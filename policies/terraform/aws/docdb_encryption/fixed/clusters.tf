resource "aws_docdb_cluster" "orders" { # finding: terraform.aws.docdb_encryption
  cluster_identifier = "orders"
  storage_encrypted  = true
}

resource "aws_docdb_cluster" "carts" {
  cluster_identifier = "carts"
  storage_encrypted  = true # finding: terraform.aws.docdb_encryption
}
