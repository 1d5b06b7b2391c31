resource "aws_eks_cluster" "shop" { # finding: terraform.aws.eks_secrets_encryption
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
  }
}
