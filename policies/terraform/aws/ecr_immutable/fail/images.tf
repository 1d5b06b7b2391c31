resource "aws_ecr_repository" "shop" { # finding: terraform.aws.ecr_immutable
  name = "shop"
}

resource "aws_ecr_repository" "tools" {
  name                 = "tools"
  image_tag_mutability = "MUTABLE" # finding: terraform.aws.ecr_immutable
}
