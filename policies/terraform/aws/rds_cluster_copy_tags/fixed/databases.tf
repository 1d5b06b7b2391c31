resource "aws_rds_cluster" "stock" { # finding: terraform.aws.rds_cluster_copy_tags
  cluster_identifier = "stock"
  engine             = "aurora-postgresql"

  copy_tags_to_snapshot = true
}
