/****** Script of the ERP database, made by the management studio. Grown since 2004. ******/
USE [ERP]
GO
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE TABLE [dbo].[tblCustomer](
	[CustNo] [int] IDENTITY(10000,1) NOT NULL,
	[CustName] [nvarchar](80) NOT NULL,
	[CustName2] [nvarchar](80) NULL,
	[Street] [nvarchar](60) NULL,
	[ZipCode] [varchar](10) NULL,
	[City] [nvarchar](40) NULL,
	[CountryCd] [char](2) NOT NULL,
	[EMail] [varchar](120) NULL,
	[Phone1] [varchar](30) NULL,
	[VatID] [varchar](20) NULL,
	[PayTermCd] [char](3) NOT NULL,
	[CreditLimit] [money] NOT NULL,
	[CustStat] [char](1) NOT NULL,	-- A active, B blocked, D dead
	[Remark] [ntext] NULL,
	[CrtDate] [datetime] NOT NULL,
	[ChgDate] [datetime] NOT NULL,
	[ChgUser] [varchar](12) NOT NULL,
 CONSTRAINT [PK_tblCustomer] PRIMARY KEY CLUSTERED 
(
	[CustNo] ASC
)WITH (PAD_INDEX = OFF, STATISTICS_NORECOMPUTE = OFF, IGNORE_DUP_KEY = OFF) ON [PRIMARY]
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
GO
CREATE TABLE [dbo].[tblContactPerson](
	[CustNo] [int] NOT NULL,
	[PersNo] [smallint] NOT NULL,
	[Salutation] [varchar](10) NULL,
	[FirstName] [nvarchar](40) NULL,
	[LastName] [nvarchar](40) NOT NULL,
	[EMail] [varchar](120) NULL,
	[IsMain] [bit] NOT NULL,
	[ChgDate] [datetime] NOT NULL,
 CONSTRAINT [PK_tblContactPerson] PRIMARY KEY CLUSTERED ([CustNo] ASC, [PersNo] ASC) ON [PRIMARY]
) ON [PRIMARY]
GO
CREATE TABLE [dbo].[tblArtGroup](
	[GrpCd] [char](4) NOT NULL PRIMARY KEY,
	[GrpName] [nvarchar](50) NOT NULL
)
GO
CREATE TABLE [dbo].[tblArticle](
	[ArtNo] [varchar](18) NOT NULL,
	[ArtName] [nvarchar](100) NOT NULL,
	[GrpCd] [char](4) NULL,
	[UnitCd] [char](3) NOT NULL,
	[SalesPrice] [decimal](12, 4) NOT NULL,
	[CurrCd] [char](3) NOT NULL,
	[VatCd] [tinyint] NOT NULL,
	[WeightKg] [decimal](9, 3) NULL,
	[EAN] [varchar](13) NULL,
	[Discontinued] [bit] NOT NULL,
	[Picture] [image] NULL,
	[RowVer] [timestamp] NOT NULL,
 CONSTRAINT [PK_tblArticle] PRIMARY KEY CLUSTERED ([ArtNo] ASC)
) ON [PRIMARY]
GO
CREATE TABLE [dbo].[tblOrder](
	[OrdNo] [int] IDENTITY(1,1) NOT NULL,
	[OrdDate] [datetime] NOT NULL,
	[CustNo] [int] NOT NULL,
	[CustRef] [nvarchar](40) NULL,
	[OrdStat] [char](1) NOT NULL,
	[NetTotal] [money] NOT NULL,
	[VatTotal] [money] NOT NULL,
	[GrossTotal]  AS ([NetTotal]+[VatTotal]) PERSISTED,
	[CurrCd] [char](3) NOT NULL,
	[DelivDate] [smalldatetime] NULL,
	[LastChg] [datetime] NOT NULL,
 CONSTRAINT [PK_tblOrder] PRIMARY KEY NONCLUSTERED ([OrdNo] ASC)
) ON [PRIMARY]
GO
CREATE TABLE [dbo].[tblOrderLine](
	[OrdNo] [int] NOT NULL,
	[LineNo] [smallint] NOT NULL,
	[ArtNo] [varchar](18) NOT NULL,
	[LineText] [nvarchar](200) NULL,
	[Qty] [decimal](12, 3) NOT NULL,
	[UnitPrice] [decimal](12, 4) NOT NULL,
	[DiscPct] [decimal](5, 2) NOT NULL,
	CONSTRAINT [PK_tblOrderLine] PRIMARY KEY ([OrdNo], [LineNo])
)
GO
CREATE TABLE [dbo].[tblInvoice](
	[InvNo] [varchar](12) NOT NULL,
	[InvDate] [datetime] NOT NULL,
	[OrdNo] [int] NULL,
	[CustNo] [int] NOT NULL,
	[NetTotal] [money] NOT NULL,
	[VatTotal] [money] NOT NULL,
	[CurrCd] [char](3) NOT NULL,
	[DueDate] [smalldatetime] NOT NULL,
	[PaidDate] [smalldatetime] NULL,
	[InvStat] [varchar](10) NOT NULL,
	[LastChg] [datetime2](3) NOT NULL,
 CONSTRAINT [PK_tblInvoice] PRIMARY KEY CLUSTERED ([InvNo] ASC)
)
GO
CREATE TABLE [dbo].[tblStock](
	[ArtNo] [varchar](18) NOT NULL,
	[WhsCd] [char](3) NOT NULL,
	[QtyOnHand] [decimal](12, 3) NOT NULL,
	[QtyReserved] [decimal](12, 3) NOT NULL,
	[LastMove] [datetime] NULL
)
GO
CREATE TABLE dbo.tblPayTerm (
	PayTermCd char(3) NOT NULL PRIMARY KEY,
	Descr nvarchar(60) NOT NULL,
	NetDays int NOT NULL,
	DiscDays int NULL, DiscPct decimal(5,2) NULL
)
GO
CREATE TABLE [dbo].[tblLog_OLD](
	[ts] [datetime] NULL,
	[msg] [varchar](max) NULL
)
GO
ALTER TABLE [dbo].[tblCustomer] ADD  CONSTRAINT [DF_Cust_Stat]  DEFAULT ('A') FOR [CustStat]
GO
ALTER TABLE [dbo].[tblCustomer] ADD  CONSTRAINT [DF_Cust_Credit]  DEFAULT ((0)) FOR [CreditLimit]
GO
ALTER TABLE [dbo].[tblCustomer] ADD  CONSTRAINT [DF_Cust_Crt]  DEFAULT (getdate()) FOR [CrtDate]
GO
ALTER TABLE [dbo].[tblCustomer] ADD  CONSTRAINT [DF_Cust_Chg]  DEFAULT (getdate()) FOR [ChgDate]
GO
ALTER TABLE [dbo].[tblCustomer]  WITH CHECK ADD  CONSTRAINT [CK_Cust_Stat] CHECK  (([CustStat]='D' OR [CustStat]='B' OR [CustStat]='A'))
GO
ALTER TABLE [dbo].[tblOrder]  WITH NOCHECK ADD  CONSTRAINT [CK_Ord_Stat] CHECK  (([OrdStat] IN ('N','P','S','C')))
GO
ALTER TABLE [dbo].[tblInvoice]  WITH CHECK ADD  CONSTRAINT [CK_Inv_Stat] CHECK  (([InvStat]='VOID' OR [InvStat]='PAID' OR [InvStat]='OPEN'))
GO
ALTER TABLE [dbo].[tblCustomer]  WITH CHECK ADD  CONSTRAINT [FK_Cust_PayTerm] FOREIGN KEY([PayTermCd])
REFERENCES [dbo].[tblPayTerm] ([PayTermCd])
GO
ALTER TABLE [dbo].[tblContactPerson]  WITH CHECK ADD  CONSTRAINT [FK_Pers_Cust] FOREIGN KEY([CustNo])
REFERENCES [dbo].[tblCustomer] ([CustNo])
ON DELETE CASCADE
GO
ALTER TABLE [dbo].[tblArticle]  WITH CHECK ADD  CONSTRAINT [FK_Art_Grp] FOREIGN KEY([GrpCd])
REFERENCES [dbo].[tblArtGroup] ([GrpCd])
GO
ALTER TABLE [dbo].[tblOrder]  WITH CHECK ADD  CONSTRAINT [FK_Ord_Cust] FOREIGN KEY([CustNo])
REFERENCES [dbo].[tblCustomer] ([CustNo])
GO
ALTER TABLE [dbo].[tblOrderLine]  WITH CHECK ADD  CONSTRAINT [FK_Line_Ord] FOREIGN KEY([OrdNo])
REFERENCES [dbo].[tblOrder] ([OrdNo])
GO
ALTER TABLE [dbo].[tblOrderLine]  WITH CHECK ADD  CONSTRAINT [FK_Line_Art] FOREIGN KEY([ArtNo])
REFERENCES [dbo].[tblArticle] ([ArtNo])
GO
ALTER TABLE [dbo].[tblInvoice]  WITH CHECK ADD  CONSTRAINT [FK_Inv_Cust] FOREIGN KEY([CustNo])
REFERENCES [dbo].[tblCustomer] ([CustNo])
GO
CREATE UNIQUE NONCLUSTERED INDEX [UX_Article_EAN] ON [dbo].[tblArticle] ([EAN] ASC) WHERE ([EAN] IS NOT NULL)
GO
CREATE NONCLUSTERED INDEX [IX_Order_Chg] ON [dbo].[tblOrder] ([LastChg] ASC) INCLUDE ([OrdStat])
GO
CREATE TRIGGER [dbo].[trgOrderChg] ON [dbo].[tblOrder] AFTER UPDATE AS
BEGIN
	SET NOCOUNT ON;
	UPDATE o SET LastChg = GETDATE() FROM dbo.tblOrder o INNER JOIN inserted i ON i.OrdNo = o.OrdNo;
	-- CREATE TABLE #not_a_table (x int)
END
GO
CREATE PROCEDURE [dbo].[spMonthEnd] @month int AS
BEGIN
	CREATE TABLE #work (CustNo int, Total money);
	INSERT INTO #work SELECT CustNo, SUM(NetTotal) FROM tblInvoice GROUP BY CustNo;
END
GO
INSERT [dbo].[tblPayTerm] ([PayTermCd], [Descr], [NetDays], [DiscDays], [DiscPct]) VALUES (N'030', N'30 days; net', 30, NULL, NULL)
INSERT [dbo].[tblPayTerm] ([PayTermCd], [Descr], [NetDays], [DiscDays], [DiscPct]) VALUES (N'P14', N'it''s 14 days, 2 %', 14, 7, CAST(2.00 AS Decimal(5, 2)))
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'old; do not use' , @level0type=N'SCHEMA',@level0name=N'dbo'
GO
