resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn
  version  = "1.21" # finding: terraform.aws.eks_platform_version

  vpc_config {
    subnet_ids = aws_subnet.private[*].id
  }
}
