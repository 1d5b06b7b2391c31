resource "aws_codegurureviewer_repository_association" "shop" {
  repository {
    codecommit {
      name = aws_codecommit_repository.shop.repository_name
    }
  }

  kms_key_details {
    encryption_option = "CUSTOMER_MANAGED_CMK"
    kms_key_id        = aws_kms_key.own.key_id
  }
}
