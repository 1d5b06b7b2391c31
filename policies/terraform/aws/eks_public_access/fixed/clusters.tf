resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  vpc_config { # finding: terraform.aws.eks_public_access
    subnet_ids = aws_subnet.private[*].id

    endpoint_public_access = false
  }
}

resource "aws_eks_cluster" "tools" {
  name     = "tools"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids             = aws_subnet.private[*].id
    endpoint_public_access = false # finding: terraform.aws.eks_public_access
    public_access_cidrs    = ["192.0.2.0/24"]
  }
}
