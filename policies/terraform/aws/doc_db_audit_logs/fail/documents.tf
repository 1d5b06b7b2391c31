resource "aws_docdb_cluster_parameter_group" "shop" { # finding: terraform.aws.doc_db_audit_logs
  name   = "shop"
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "enabled"
  }
}
