resource "aws_dax_cluster" "cart" { # finding: terraform.aws.dax_encryption
  cluster_name       = "cart"
  iam_role_arn       = aws_iam_role.dax.arn
  node_type          = "dax.r5.large"
  replication_factor = 3

  server_side_encryption {
    enabled = true
  }
}

resource "aws_dax_cluster" "session" {
  cluster_name       = "session"
  iam_role_arn       = aws_iam_role.dax.arn
  node_type          = "dax.r5.large"
  replication_factor = 1

  server_side_encryption {
    enabled = true # finding: terraform.aws.dax_encryption
  }
}
