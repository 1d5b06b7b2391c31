resource "aws_eks_cluster" "shop" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  vpc_config { # finding: terraform.aws.eks_public_cidr
    subnet_ids = aws_subnet.private[*].id
  }
}

resource "aws_eks_cluster" "batch" {
  name     = "batch"
  role_arn = aws_iam_role.cluster.arn

  vpc_config {
    subnet_ids              = aws_subnet.private[*].id
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["198.51.100.7/32", "0.0.0.0/0"] # finding: terraform.aws.eks_public_cidr
  }
}
