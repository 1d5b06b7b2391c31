resource "aws_eks_cluster" "shop" {
  name                      = "shop"
  role_arn                  = aws_iam_role.cluster.arn
  enabled_cluster_log_types = ["api", "audit"] # finding: terraform.aws.eks_logging

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
  }
}

resource "aws_eks_cluster" "tools" { # finding: terraform.aws.eks_logging
  name     = "tools"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
  }
}
