resource "aws_s3_bucket" "site" {
  bucket = "site"
  acl    = "public-read" # finding: terraform.aws.s3_public_acl
}

resource "aws_s3_bucket" "uploads" {
  bucket = "uploads"
}

resource "aws_s3_bucket_acl" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  access_control_policy {
    grant {
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers" # finding: terraform.aws.s3_public_acl
      }
      permission = "WRITE"
    }
    owner {
      id = data.aws_canonical_user_id.current.id
    }
  }
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket             = aws_s3_bucket.uploads.id
  ignore_public_acls = false
}

resource "aws_s3_object" "price_list" {
  bucket = "acme-internal"
  key    = "prices.csv"
  source = "prices.csv"
  acl    = "public-read" # finding: terraform.aws.s3_public_acl
}
