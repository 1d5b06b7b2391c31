resource "aws_dax_cluster" "cart" { # finding: terraform.aws.dax_endpoint_tls
  cluster_name       = "cart"
  iam_role_arn       = aws_iam_role.dax.arn
  node_type          = "dax.r5.large"
  replication_factor = 3
}
