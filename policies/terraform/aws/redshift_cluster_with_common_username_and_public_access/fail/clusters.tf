resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier  = "warehouse"
  node_type           = "ra3.large"
  master_username     = "awsuser"
  publicly_accessible = true # finding: terraform.aws.redshift_cluster_with_common_username_and_public_access
}
